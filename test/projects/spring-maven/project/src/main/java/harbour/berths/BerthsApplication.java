package harbour.berths;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class BerthsApplication {
    public static void main(String[] args) {
        SpringApplication.run(BerthsApplication.class, args);
    }

    @GetMapping("/berths")
    List<Berth> berths() {
        return List.of(new Berth("N1", 120), new Berth("N2", 85));
    }
}
